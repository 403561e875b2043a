"""The staff workbench: behind a sign-in, for the people of the bureau who look after the assistant."""

"""Forms made from the fact models of the checkers: what is asked, and how what people type is read."""

"""When what falls due for a centre: periods, evaluations, rectification, re-application, publicity."""

"""Numbers of people, whoever they are: put right, left open, all accounted for."""

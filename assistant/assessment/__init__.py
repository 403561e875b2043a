"""Self-assessment before an application: what is asked, what it comes to, what would change the result."""

"""What the rules say: texts as published, their structure, and citations into them."""

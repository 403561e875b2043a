"""How good it is: datasets, metrics, peers measured side by side, report."""

"""What `check_gold.py` checks, one file an idea. Standard library only."""

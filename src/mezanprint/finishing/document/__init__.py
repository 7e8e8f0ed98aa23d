"""What every finished file says of itself, and the form it is saved in."""

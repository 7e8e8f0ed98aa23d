"""What is in a PDF, ours or not: facts and findings. ``facts`` are the values, ``examine`` gathers them."""

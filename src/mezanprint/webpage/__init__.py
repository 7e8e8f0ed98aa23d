"""The web page of an edition: one HTML file that holds its styles, fonts and pictures, and fetches nothing."""

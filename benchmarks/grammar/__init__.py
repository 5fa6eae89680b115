"""How good offline correction is, on sentences written for this project."""

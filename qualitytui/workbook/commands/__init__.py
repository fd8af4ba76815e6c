"""Every command a coordinator can give, one file per noun."""

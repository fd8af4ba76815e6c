"""Every question that can be asked, one file each; an answer is one frozen view."""

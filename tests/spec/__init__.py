"""The specification in prose: a page a subject, and a module that runs the cases of each page."""

"""What readers get: the hooks of MkDocs, the numbered segments, the calendar, the build and the built website."""

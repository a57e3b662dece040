"""What leaves the portal as a document."""

"""Paper: values in, PDF out."""

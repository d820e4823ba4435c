"""The sample company: invented people, customers and six quarters of records to try everything on."""

from desktop.services.sample.create import create_sample, fill_sample

__all__ = ["create_sample", "fill_sample"]

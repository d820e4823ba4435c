"""The paste grid."""

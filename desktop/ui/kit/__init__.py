"""Widgets without business."""

"""A scene drawn with NumPy and Pillow: panels, paths, marks and letters, frame by frame."""

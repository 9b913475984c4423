"""Models that ship with the package, each a folder with its card; read by `annotations` alone."""

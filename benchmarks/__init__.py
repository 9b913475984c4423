"""Time and memory as ratios, so that machines may differ: `benchmarks.speed`, `benchmarks.growth`."""

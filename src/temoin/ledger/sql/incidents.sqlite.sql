-- name: with_near
lat BETWEEN :south AND :north AND lon BETWEEN :west AND :east AND km(lat, lon, :lat, :lon) <= :radius

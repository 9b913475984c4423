-- name: with_near
lat BETWEEN :south AND :north AND lon BETWEEN :west AND :east
    AND 2 * 6371.0 * asin(sqrt(least(1.0, power(sin(radians(lat - :lat) / 2), 2)
        + cos(radians(lat)) * cos(radians(:lat)) * power(sin(radians(lon - :lon) / 2), 2)))) <= :radius

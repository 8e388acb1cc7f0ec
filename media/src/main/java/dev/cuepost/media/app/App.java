package dev.cuepost.media.app;

import java.time.Instant;
import java.util.Optional;

/**
 * An application of VOD.
 *
 * @param region in which it was made
 * @param resourceGroup as its user said
 * @param createdAt empty of the one that every account has
 */
public record App(
    String id,
    String name,
    String description,
    String region,
    Optional<String> resourceGroup,
    Optional<Instant> createdAt) {}

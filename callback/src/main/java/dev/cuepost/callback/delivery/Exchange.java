package dev.cuepost.callback.delivery;

import java.util.Optional;

/**
 * What was seen of one HTTP call, as far as it came.
 *
 * @param address the address and port that were dialled
 * @param dnsMicros how long the lookup of the name took
 * @param connectMicros how long the connection took, without TLS
 * @param tlsMicros how long TLS took to be agreed on
 * @param firstByteMicros from the start of the call to the first byte of the answer
 * @param answer the beginning of the answer's body, at most 4 KiB
 */
public record Exchange(
    Optional<String> address,
    Optional<Long> dnsMicros,
    Optional<Long> connectMicros,
    Optional<Long> tlsMicros,
    Optional<Long> firstByteMicros,
    Optional<String> answer) {}

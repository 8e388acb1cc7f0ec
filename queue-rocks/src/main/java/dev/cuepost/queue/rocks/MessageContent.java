package dev.cuepost.queue.rocks;

import dev.cuepost.queue.MessageProperties;

/** What a sender put into a message; it never changes. */
record MessageContent(String body, MessageProperties properties) {}

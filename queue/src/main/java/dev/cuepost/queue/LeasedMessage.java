package dev.cuepost.queue;

/** A received message and the lease under which its receiver holds it. */
public record LeasedMessage(Message message, Lease lease) {}

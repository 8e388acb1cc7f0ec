/**
 * What a server counts, for those who watch it: start at {@link
 * dev.cuepost.server.metric.MetricsPage}. Numbers are read when somebody asks; only requests are
 * counted as they come. Labels take few values, whatever clients send.
 */
@NullMarked
package dev.cuepost.server.metric;

import org.jspecify.annotations.NullMarked;

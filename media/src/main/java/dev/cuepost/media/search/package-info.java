/**
 * Searching for assets: the language in which users say what they look for, and what it finds.
 *
 * <p>Start at {@link dev.cuepost.media.search.AssetSearch}. {@link
 * dev.cuepost.media.search.MatchParser} makes a {@link dev.cuepost.media.search.Condition} of a
 * text, by the words of a {@link dev.cuepost.media.search.Vocabulary}; {@link
 * dev.cuepost.media.search.ConditionSql} makes SQL of it, in which every value is bound.
 */
@NullMarked
package dev.cuepost.media.search;

import org.jspecify.annotations.NullMarked;

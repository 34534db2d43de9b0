/**
 * A TikTok Shop that does not exist: it buys, cancels, ships, signs webhooks, serves the API and misbehaves by a seed, and
 * keeps its own books to judge what others made of it. It shares signatures with the product, and no rule.
 */
@NullMarked
package dev.backroom.simulator;

import org.jspecify.annotations.NullMarked;

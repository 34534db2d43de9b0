/** Webhooks: what arrives from the platform, and what travels on in the queues. */
@NullMarked
package dev.backroom.tiktok.webhook;

import org.jspecify.annotations.NullMarked;

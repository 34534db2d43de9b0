/** The platform's webhooks: signed, delayed, sent twice, forged. */
@NullMarked
package dev.backroom.simulator.webhook;

import org.jspecify.annotations.NullMarked;

/** Packages: made, shipped, labelled and followed. */
@NullMarked
package dev.backroom.tiktok.fulfilment;

import org.jspecify.annotations.NullMarked;

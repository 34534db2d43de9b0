@NullMarked
package dev.backroom.tiktok.fulfilment;

import org.jspecify.annotations.NullMarked;

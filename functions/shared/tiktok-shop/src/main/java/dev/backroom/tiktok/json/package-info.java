/** Reading of JSON that is bounded in depth and size, and lenient where the platform is inconsistent. */
@NullMarked
package dev.backroom.tiktok.json;

import org.jspecify.annotations.NullMarked;

@NullMarked
package dev.backroom.tiktok.auth;

import org.jspecify.annotations.NullMarked;

/** Reviews: what buyers wrote, what they complain about, and until when a reply is due. */
@NullMarked
package dev.backroom.model.review;

import org.jspecify.annotations.NullMarked;

/** The packaged functions under AWS's own runtime: what goes in and out as bytes. */
@NullMarked
package dev.backroom.localcloud.artifact;

import org.jspecify.annotations.NullMarked;

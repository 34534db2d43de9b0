/** What the template's roles let a function do: here a request that a role does not allow is refused, as AWS would. */
@NullMarked
package dev.backroom.localcloud.role;

import org.jspecify.annotations.NullMarked;

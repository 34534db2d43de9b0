/** Reads template.yaml as CloudFormation and SAM would, and refuses what it does not know. */
@NullMarked
package dev.backroom.localcloud.template;

import org.jspecify.annotations.NullMarked;

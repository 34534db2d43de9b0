/** What stands in for AWS's stores: the table engine, ElasticMQ and a parameter store of a file. */
@NullMarked
package dev.backroom.localcloud.engine;

import org.jspecify.annotations.NullMarked;

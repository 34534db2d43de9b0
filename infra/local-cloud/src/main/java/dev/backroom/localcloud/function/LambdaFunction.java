package dev.backroom.localcloud.function;

import com.amazonaws.services.lambda.runtime.Context;

/** A function as the Lambda service sees it: event bytes in, answer bytes out. */
@FunctionalInterface
public interface LambdaFunction {
    byte[] handle(byte[] event, Context context) throws Exception;
}

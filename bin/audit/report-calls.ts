// Runs inside the processes while they are replayed: tells what they ask of the world, so that it can be compared with what was recorded.
import { proxySinks, type Sinks, type WorkflowInterceptors } from '@temporalio/workflow'

export interface CallSinks extends Sinks {
  calls: {
    /** `key` is how the history names the call: an activity by its id, a child by its workflow id, the next run as such. */
    made(key: string, name: string, args: string): void
  }
}

const { calls } = proxySinks<CallSinks>()

export function interceptors(): WorkflowInterceptors {
  return {
    outbound: [
      {
        scheduleActivity(input, next) {
          calls.made(`activity ${input.options.activityId ?? input.seq}`, input.activityType, JSON.stringify(input.args))
          return next(input)
        },
        startChildWorkflowExecution(input, next) {
          calls.made(`child ${input.options.workflowId}`, input.workflowType, JSON.stringify(input.options.args))
          return next(input)
        },
        continueAsNew(input, next) {
          calls.made('next run', 'continueAsNew', JSON.stringify(input.args))
          return next(input)
        },
      },
    ],
  }
}

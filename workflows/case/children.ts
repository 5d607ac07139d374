import { isCancellation, type ChildWorkflowHandle, type SignalDefinition, type Workflow } from '@temporalio/workflow'

type RunningChild = Pick<ChildWorkflowHandle<Workflow>, 'signal'>

/** The cases that a case has started and waits for. */
export class Children {
  private readonly running = new Set<RunningChild>()

  add(child: RunningChild): void {
    this.running.add(child)
  }

  remove(child: RunningChild): void {
    this.running.delete(child)
  }

  async tell<Args extends unknown[]>(signal: SignalDefinition<Args>, ...args: Args): Promise<void> {
    for (const child of this.running) await tellOne(child, signal, args)
  }
}

/** A child that ended a moment ago, before its result was seen here, has nothing left to be told. */
async function tellOne<Args extends unknown[]>(child: RunningChild, signal: SignalDefinition<Args>, args: Args): Promise<void> {
  try {
    await child.signal(signal, ...args)
  } catch (error) {
    if (isCancellation(error)) throw error
  }
}

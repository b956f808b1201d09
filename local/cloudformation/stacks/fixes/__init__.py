"""The differences between moto's CloudFormation engine and CloudFormation, and their corrections: one fix in each file.

The comment at the top of each file describes the difference. test/local/cloudformation/stacks/fixes.test.ts runs the same scenes
on this engine and on moto without the fixes. When moto passes all scenes of a fix, delete the fix.
"""

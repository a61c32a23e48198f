using System.Reflection;
using System.Reflection.Emit;

namespace Katas.Benchmarks;

/// <summary>What HttpClient reads header fields with. It is internal, and so is the interface of its sink: both are reached by name.</summary>
internal static class FrameworkHeaders
{
    /// <summary>One of its decoders.</summary>
    public static object Make(string name, params object[] arguments) => Activator.CreateInstance(
        Internal(name), BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic, null, arguments, null)!;

    /// <summary>A sink that keeps nothing: a class with an empty method for each one of the interface, in an assembly that is let in.</summary>
    public static object Nobody()
    {
        var sinkInterface = Internal("System.Net.Http.IHttpStreamHeadersHandler");
        var assembly = AssemblyBuilder.DefineDynamicAssembly(new AssemblyName("FrameworkHeadersSink"), AssemblyBuilderAccess.Run);
        var module = assembly.DefineDynamicModule("FrameworkHeadersSink");
        var letIn = module.DefineType("System.Runtime.CompilerServices.IgnoresAccessChecksToAttribute", TypeAttributes.Public, typeof(Attribute));
        letIn.DefineConstructor(MethodAttributes.Public, CallingConventions.Standard, [typeof(string)]).GetILGenerator().Emit(OpCodes.Ret);
        assembly.SetCustomAttribute(new CustomAttributeBuilder(letIn.CreateType().GetConstructor([typeof(string)])!, ["System.Net.Http"]));
        var type = module.DefineType("Nobody", TypeAttributes.Public, typeof(object), [sinkInterface]);
        foreach (var method in sinkInterface.GetMethods())
        {
            type.DefineMethod(
                method.Name, MethodAttributes.Public | MethodAttributes.Virtual, method.ReturnType, [.. method.GetParameters().Select(p => p.ParameterType)])
                .GetILGenerator().Emit(OpCodes.Ret);
        }

        return Activator.CreateInstance(type.CreateType())!;
    }

    private static Type Internal(string name) => typeof(HttpClient).Assembly.GetType(name, throwOnError: true)!;
}
